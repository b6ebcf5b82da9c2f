package io.github.notrahooks.cli;

import io.github.notrahooks.cli.frame.Context;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;

/** Makes command objects, giving each the context that its constructor asks for. */
final class CommandFactory implements CommandLine.IFactory {
  private final Context context;

  CommandFactory(Context context) {
    this.context = context;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Context.class) {
        constructor.setAccessible(true);
        try {
          return type.cast(constructor.newInstance(context));
        } catch (InvocationTargetException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
