/** What the tests share: the service with a real PostgreSQL, tokens for it, and clients that watch it. */
@NullMarked
package dev.eyewitness.service;

import org.jspecify.annotations.NullMarked;
