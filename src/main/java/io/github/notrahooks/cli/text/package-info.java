/** How deliveries, results and requests are printed. */
@NullMarked
package io.github.notrahooks.cli.text;

import org.jspecify.annotations.NullMarked;
