/** The examples of docs/clients.md, which JavaClientIT runs with the client's jar alone. */
@NullMarked
package dev.eyewitness.client.examples;

import org.jspecify.annotations.NullMarked;
