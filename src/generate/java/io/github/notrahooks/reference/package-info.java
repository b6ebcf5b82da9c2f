/** What writes the completions, the reference and the manual from the commands. */
@NullMarked
package io.github.notrahooks.reference;

import org.jspecify.annotations.NullMarked;
