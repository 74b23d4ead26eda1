/**
 * What an activity is: its fields, the catalogue of actions, the device and the sentence that describe it.
 *
 * <p>The first room on the line. It imports no other room and knows nothing of HTTP.
 */
@NullMarked
package dev.eyewitness.activity;

import org.jspecify.annotations.NullMarked;
