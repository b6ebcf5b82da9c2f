package io.github.notrahooks.verify.file;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.verify.Submission;
import java.util.List;

/**
 * One way to read a file.
 *
 * @param inside the headers in the file; empty if the file is the body
 * @param place where in the file the body stands; empty if the file is the body
 * @param submission what it says then
 * @param holds whether the signature is right for that, whatever its time is
 * @param readAs what was read as what
 * @param certain whether a file like this is never a payload itself
 */
record Reading(
    Headers inside,
    String place,
    Submission submission,
    boolean holds,
    List<ReadAs> readAs,
    boolean certain) {}
