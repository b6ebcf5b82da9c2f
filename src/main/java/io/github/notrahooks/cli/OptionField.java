package io.github.notrahooks.cli;

import java.lang.reflect.Field;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The field of a command or mixin that takes an option's value. */
final class OptionField implements IGetter, ISetter {
  private final Object owner;
  private final Field field;

  OptionField(Object owner, String name) {
    this.owner = owner;
    try {
      this.field = owner.getClass().getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("generated from other classes than these", e);
    }
    field.setAccessible(true);
  }

  /** Has an option read and write this field. */
  OptionSpec.Builder bind(OptionSpec.Builder option) {
    return option.getter(this).setter(this);
  }

  /** Has a parameter read and write this field. */
  PositionalParamSpec.Builder bind(PositionalParamSpec.Builder parameter) {
    return parameter.getter(this).setter(this);
  }

  @Override
  // The form that picocli asks for.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T get() {
    try {
      return (T) field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public <T> T set(T value) {
    try {
      field.set(owner, value);
      return value;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
