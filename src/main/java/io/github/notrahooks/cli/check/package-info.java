/** The command that checks a receiver. */
@NullMarked
package io.github.notrahooks.cli.check;

import org.jspecify.annotations.NullMarked;
