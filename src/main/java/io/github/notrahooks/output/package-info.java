/** What commands print: data on standard output, talk on standard error, nothing that moves a cursor. */
@NullMarked
package io.github.notrahooks.output;

import org.jspecify.annotations.NullMarked;
