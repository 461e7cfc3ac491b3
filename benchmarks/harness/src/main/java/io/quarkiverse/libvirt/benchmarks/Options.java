package io.quarkiverse.libvirt.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./bench} hands on of its command line.
 *
 * @param commit which sources were measured
 */
record Options(Places places, Sizes sizes, List<String> scenarios, List<ClientKind> clients, boolean quick, String commit) {

    /** @throws IllegalArgumentException with a message for the user */
    static Options parse(List<String> arguments) {
        Path root = Path.of("").toAbsolutePath();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Optional<Path> java25 = Optional.empty();
        List<String> scenarios = Scenario.NAMES;
        List<ClientKind> clients = List.of(ClientKind.values());
        boolean quick = false;
        int rounds = 0;
        String commit = "unknown";
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--quick")) {
                quick = true;
                continue;
            }
            if (++i == arguments.size()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            String value = arguments.get(i);
            switch (option) {
                case "--root" -> root = Path.of(value);
                case "--java" -> java = Path.of(value);
                case "--java25" -> java25 = Optional.of(Path.of(value));
                case "--only" -> scenarios = scenarios(value);
                case "--clients" -> clients = clients(value);
                case "--rounds" -> rounds = number(value);
                case "--commit" -> commit = value;
                default -> throw new IllegalArgumentException("There is no option " + option);
            }
        }
        Places places = new Places(root, java, java25);
        Sizes sizes = quick ? Sizes.quick() : Sizes.full();
        return new Options(places, rounds == 0 ? sizes : sizes.withRounds(rounds), scenarios, clients, quick, commit);
    }

    private static List<String> scenarios(String names) {
        List<String> wanted = Arrays.asList(names.split(","));
        for (String name : wanted) {
            if (!Scenario.NAMES.contains(name)) {
                throw new IllegalArgumentException("There is no scenario " + name + "; there are " + Scenario.NAMES);
            }
        }
        return wanted;
    }

    private static List<ClientKind> clients(String ids) {
        List<ClientKind> wanted = new ArrayList<>();
        for (String id : ids.split(",")) {
            wanted.add(ClientKind.ofId(id)
                    .orElseThrow(() -> new IllegalArgumentException("There is no client " + id + "; there are "
                            + Arrays.stream(ClientKind.values()).map(ClientKind::id).toList())));
        }
        return wanted;
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("Not a number of rounds: " + text);
        }
        return Integer.parseInt(text);
    }
}
