/**
 * Who calls: the token's tenant and roles, its expiry, the browser's cookie, the origins that may use it.
 *
 * <p>Imports {@code problem} (and {@code log} for the order of start); every room with an HTTP edge imports it.
 */
@NullMarked
package dev.eyewitness.security;

import org.jspecify.annotations.NullMarked;
