/** The commands that read and keep the delivery log. */
@NullMarked
package io.github.notrahooks.cli.logs;

import org.jspecify.annotations.NullMarked;
