/** Secrets, HMACs and constant-time comparison. Knows no headers. */
@NullMarked
package io.github.notrahooks.signature;

import org.jspecify.annotations.NullMarked;
