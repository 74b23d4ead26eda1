import './embed/embedded-log-element.js';
