/** The interactive prompt: lines in, commands run, nothing lost but what should not be kept. */
@NullMarked
package io.github.notrahooks.cli.shell;

import org.jspecify.annotations.NullMarked;
