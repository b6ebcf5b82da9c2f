package io.github.notrahooks;

final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
