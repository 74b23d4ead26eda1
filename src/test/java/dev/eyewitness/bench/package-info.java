/** The measurements behind the numbers in README and docs; each is run by the script of its name in {@code bench/}. */
@NullMarked
package dev.eyewitness.bench;

import org.jspecify.annotations.NullMarked;
