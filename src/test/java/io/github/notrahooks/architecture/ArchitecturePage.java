package io.github.notrahooks.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of {@code docs/architecture.md}.
 *
 * @param layers from top to bottom
 * @param libraries where each library may be used
 * @param confined where each thing that a process has may be touched
 */
record ArchitecturePage(List<Layer> layers, List<Confined> libraries, List<Confined> confined) {
  private static final Path PAGE = Path.of("docs/architecture.md");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  /**
   * One line of the first table.
   *
   * @param name the layer; several lines may share it
   * @param packages below the project's own
   * @param imports packages that they may import
   * @param layerImports layers that they may import
   */
  record Layer(
      String name, List<String> packages, List<String> imports, Set<String> layerImports) {}

  /**
   * One line of the other tables.
   *
   * @param names library packages, or things like {@code System.exit}
   * @param places packages below the project's own; empty for nowhere
   */
  record Confined(List<String> names, List<String> places) {}

  static ArchitecturePage read() {
    try {
      List<String> lines = Files.readAllLines(PAGE);
      List<Layer> layers = new ArrayList<>();
      for (List<String> cells : table(lines, "| layer | packages | may import |")) {
        layers.add(
            new Layer(cells.get(0), names(cells.get(1)), names(cells.get(2)), words(cells.get(2))));
      }
      List<Confined> libraries = new ArrayList<>();
      for (List<String> cells : table(lines, "| library | packages of it | only in |")) {
        libraries.add(new Confined(names(cells.get(1)), names(cells.get(2))));
      }
      List<Confined> confined = new ArrayList<>();
      for (List<String> cells : table(lines, "| what | only in |")) {
        confined.add(new Confined(names(cells.get(0)), names(cells.get(1))));
      }
      return new ArchitecturePage(layers, libraries, confined);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All packages of the page, in its order. */
  List<String> packages() {
    return layers.stream().flatMap(layer -> layer.packages().stream()).toList();
  }

  /** What a package may import according to its line: its own, packages by name, and whole layers. */
  Set<String> allowed(String name, Layer of) {
    Set<String> allowed = new LinkedHashSet<>(of.imports());
    allowed.add(name);
    for (Layer layer : layers) {
      if (of.layerImports().contains(layer.name())) {
        allowed.addAll(layer.packages());
      }
    }
    return allowed;
  }

  private static List<List<String>> table(List<String> lines, String heading) {
    int at = lines.indexOf(heading);
    if (at < 0) {
      throw new IllegalStateException(PAGE + " has no table " + heading);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = at + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
      String line = lines.get(i);
      List<String> cells = new ArrayList<>();
      for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
        cells.add(cell.strip());
      }
      rows.add(cells);
    }
    return rows;
  }

  private static List<String> names(String cell) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(cell);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static Set<String> words(String cell) {
    Set<String> words = new LinkedHashSet<>();
    for (String part : NAME.matcher(cell).replaceAll("").split(",", -1)) {
      if (!part.isBlank()) {
        words.add(part.strip());
      }
    }
    return words;
  }
}
