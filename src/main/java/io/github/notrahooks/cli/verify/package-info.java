/** The commands that check signatures, and make them. */
@NullMarked
package io.github.notrahooks.cli.verify;

import org.jspecify.annotations.NullMarked;
