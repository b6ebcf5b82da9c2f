/** Checks a signature offline, and says why it fails. */
@NullMarked
package io.github.notrahooks.verify;

import org.jspecify.annotations.NullMarked;
