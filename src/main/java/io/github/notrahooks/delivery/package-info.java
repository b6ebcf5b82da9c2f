/** What a delivery is made of: headers, body, outcome. Knows no signatures. */
@NullMarked
package io.github.notrahooks.delivery;

import org.jspecify.annotations.NullMarked;
