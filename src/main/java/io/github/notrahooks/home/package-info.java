/** The folder that everything lives in, readable by its owner alone. */
@NullMarked
package io.github.notrahooks.home;

import org.jspecify.annotations.NullMarked;
