package io.github.notrahooks.verify;

import io.github.notrahooks.signature.Secret;

/**
 * A secret and where it came from.
 *
 * @param label what users know it by, such as {@code --secret-file a.txt}; shown to them
 * @param secret never shown
 */
public record NamedSecret(String label, Secret secret) {}
