/**
 * What another application records with, on the JDK alone: the build also packs this room as a jar of its own, and the service uses
 * none of it. It imports no other room, and none imports it.
 */
@NullMarked
package dev.eyewitness.client;

import org.jspecify.annotations.NullMarked;
