/** Options that commands share, and the types of their values. */
@NullMarked
package io.github.notrahooks.cli.option;

import org.jspecify.annotations.NullMarked;
