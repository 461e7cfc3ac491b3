package io.quarkiverse.libvirt.dev;

/**
 * What has come of something that was asked for.
 *
 * @param message for people; names of guests may be in it, so it is text, never HTML
 */
public record Outcome(boolean success, String message) {
}
