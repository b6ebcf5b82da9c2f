package io.github.notrahooks.log.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What became of records, in the order in which it was told. */
final class Results implements DeliveryLog.Completion {
  final List<Long> stored = Collections.synchronizedList(new ArrayList<>());
  final List<IOException> failed = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void stored(long seq) {
    stored.add(seq);
  }

  @Override
  public void failed(IOException cause) {
    failed.add(cause);
  }
}
