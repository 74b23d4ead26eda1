/** The Java client: what it writes, and what it does with the real service. */
@NullMarked
package dev.eyewitness.client;

import org.jspecify.annotations.NullMarked;
