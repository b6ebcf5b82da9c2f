/** The command that receives, and what it shows meanwhile. */
@NullMarked
package io.github.notrahooks.cli.serve;

import org.jspecify.annotations.NullMarked;
