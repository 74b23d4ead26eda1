/**
 * The OpenAPI document, off the start path: it is read and written when it is first asked for, which most runs of the service
 * never are.
 */
@NullMarked
package dev.eyewitness.explorer;

import org.jspecify.annotations.NullMarked;
