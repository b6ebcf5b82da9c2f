/** How a command line may go on. */
@NullMarked
package io.github.notrahooks.cli.completion;

import org.jspecify.annotations.NullMarked;
