import './view/page-element.js';
