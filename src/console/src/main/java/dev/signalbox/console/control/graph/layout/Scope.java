package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.control.graph.layout.Drawing.Kind;
import dev.signalbox.console.control.graph.layout.Drawing.Shape;
import dev.signalbox.states.Catcher;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nodes and edges of one machine, branch or iteration. */
final class Scope {
    private static final double WIDTH = 252;
    static final double HEAD = 36;
    static final double PADDING = 16;
    private static final double BRANCH_GAP = 24;
    /** Icon and time, beside the name. */
    private static final double BESIDE = 140;
    private static final double WIDEST = 400;
    /** Containers differ in width by no less than this, so that those with similar names line up. */
    private static final double ALIKE = 40;

    final Map<String, Node> nodes = new LinkedHashMap<>();
    final List<Edge> edges = new ArrayList<>();
    final Map<Node, List<Edge>> pillEdges = new LinkedHashMap<>();

    Scope(StateMachine machine, boolean whole, Room room) {
        Map<String, String> pills = pills(machine);
        machine.states().values().forEach(s -> nodes.put(s.name(), node(s, pills.containsKey(s.name()), room)));
        if (whole) {
            ends(machine);
        }
        machine.states().values().forEach(s -> lead(s, pills));
        markUnreachable(machine.startAt());
        pills.keySet().forEach(nodes::remove);
        turnBackEdges(machine.startAt());
    }

    /** Fail and Succeed states with one predecessor that only reaches them aside from its main way, by name of that predecessor. */
    private static Map<String, String> pills(StateMachine machine) {
        Map<String, Set<String>> before = new HashMap<>();
        machine.states().values().forEach(s -> s.targets().forEach(t -> before.computeIfAbsent(t, _ -> new HashSet<>())
                .add(s.name())));
        Map<String, String> pills = new LinkedHashMap<>();
        for (State state : machine.states().values()) {
            Set<String> sources = before.getOrDefault(state.name(), Set.of());
            boolean terminal = state instanceof State.Fail || state instanceof State.Succeed;
            if (terminal && sources.size() == 1 && !state.name().equals(machine.startAt())) {
                State source = machine.state(sources.iterator().next());
                if (!mainNext(source).equals(state.name()) && source.targets().size() > 1) {
                    pills.put(state.name(), source.name());
                }
            }
        }
        return pills;
    }

    private static String mainNext(State state) {
        return switch (state) {
            case State.Task s -> s.next().orElse("");
            case State.Parallel s -> s.next().orElse("");
            case State.Map s -> s.next().orElse("");
            case State.Pass s -> s.next().orElse("");
            case State.Wait s -> s.next().orElse("");
            case State.Choice _,State.Succeed _,State.Fail _,State.Unknown _ -> "";
        };
    }

    private static Node node(State state, boolean aside, Room room) {
        return switch (state) {
            case State.Succeed _,State.Fail _ -> Node.of(state, Shape.PILL, Names.width(state.name(), 44, 96, 280),
                    aside ? 26 : 28, List.of());
            case State.Pass _ -> Node.of(state, Shape.NODE, Names.width(state.name(), BESIDE, WIDTH, WIDEST), 44,
                    List.of());
            case State.Task s -> Node.of(state, Shape.NODE, Names.width(state.name(), BESIDE, WIDTH, WIDEST), s
                    .resource()
                    .endsWith(".waitForTaskToken") ? 72 : 60, List.of());
            case State.Parallel _,State.Map _ -> container(state, room);
            case State.Choice _,State.Wait _,State.Unknown _ -> Node.of(state, Shape.NODE, Names.width(state.name(),
                    BESIDE,
                    WIDTH, WIDEST), 60, List.of());
        };
    }

    private static Node container(State state, Room room) {
        double needed = Names.width(state.name(), BESIDE + (state instanceof State.Map ? 190 : 140), WIDTH + 48, WIDEST
                + 120);
        double least = Math.ceil(needed / ALIKE) * ALIKE;
        if (room.folded().contains(state.name())) {
            return Node.of(state, Shape.FOLDED, least, 60, List.of());
        }
        List<Drawing> inside = state.children().stream().map(child -> GraphLayout.of(child, false, room)).toList();
        double width = Math.max(least, inside.stream().mapToDouble(d -> d.width() + BRANCH_GAP).sum() - BRANCH_GAP + 2
                * PADDING);
        double strip = room.strip(state.name(), width);
        double height = inside.stream().mapToDouble(Drawing::height).max().orElse(0) + HEAD + 2 * PADDING + strip;
        Node container = Node.of(state, Shape.CONTAINER, width, height, inside);
        container.strip = strip;
        return container;
    }

    /** Where the inside of a container begins, from its top left corner. */
    static Drawing.Point inside(Node container, int branch) {
        double whole = container.inside.stream().mapToDouble(d -> d.width() + BRANCH_GAP).sum() - BRANCH_GAP;
        double x = (container.width - whole) / 2;
        for (int i = 0; i < branch; i++) {
            x += container.inside.get(i).width() + BRANCH_GAP;
        }
        return new Drawing.Point(x, HEAD + PADDING + container.strip);
    }

    private void ends(StateMachine machine) {
        nodes.put(Drawing.START, Node.mark(Drawing.START, Shape.START));
        boolean ends = machine.states().values().stream().anyMatch(Scope::isLast);
        if (ends) {
            nodes.put(Drawing.END, Node.mark(Drawing.END, Shape.END));
        }
        if (machine.states().containsKey(machine.startAt())) {
            join(Drawing.START, machine.startAt(), Kind.MAIN, "");
        } else {
            missing(nodes.get(Drawing.START), machine.startAt(), Kind.MAIN, "");
        }
    }

    private static boolean isLast(State state) {
        return switch (state) {
            case State.Succeed _,State.Fail _,State.Choice _,State.Unknown _ -> false;
            case State.Pass _,State.Task _,State.Wait _,State.Parallel _,State.Map _ -> mainNext(state).isEmpty();
        };
    }

    private void lead(State state, Map<String, String> pills) {
        Map<String, String> caught = new LinkedHashMap<>();
        for (Catcher catcher : catchers(state)) {
            caught.merge(catcher.next(), String.join(", ", catcher.errorEquals()), (a, b) -> a + ", " + b);
        }
        for (String target : state.targets()) {
            Kind kind = mainNext(state).equals(target) ? Kind.MAIN
                    : caught.containsKey(target) ? Kind.CATCH : Kind.NEXT;
            String label = state instanceof State.Choice choice ? Rules.words(choice, target)
                    : kind == Kind.CATCH ? caught.getOrDefault(target, "") : "";
            if (pills.getOrDefault(target, "\u0000").equals(state.name())) {
                pill(state.name(), target, kind, label);
            } else {
                join(state.name(), target, kind, label);
            }
        }
        if (isLast(state) && nodes.containsKey(Drawing.END)) {
            join(state.name(), Drawing.END, Kind.MAIN, "");
        }
    }

    private static List<Catcher> catchers(State state) {
        return switch (state) {
            case State.Task s -> s.catchers();
            case State.Parallel s -> s.catchers();
            case State.Map s -> s.catchers();
            case State.Pass _,State.Choice _,State.Wait _,State.Succeed _,State.Fail _,State.Unknown _ -> List.of();
        };
    }

    private void pill(String from, String to, Kind kind, String label) {
        Node source = nodes.get(from);
        Node pill = nodes.get(to);
        if (source != null && pill != null) {
            source.pills.add(pill);
            source.pillDistance = Math.max(source.pillDistance, label.isEmpty() ? 0
                    : Ways.TRUNK + Tags.width(Tags.text(label, kind)) + 28);
            pillEdges.computeIfAbsent(source, _ -> new ArrayList<>()).add(new Edge(source, pill, kind, label, List
                    .of()));
        }
    }

    private void join(String from, String to, Kind kind, String label) {
        Node source = nodes.get(from);
        Node target = nodes.get(to);
        if (source != null && target == null) {
            missing(source, to, kind, label);
        } else if (source != null && target != null) {
            source.tagged |= !label.isEmpty();
            edges.add(new Edge(source, target, source == target ? Kind.BACK : kind, label, new ArrayList<>()));
        }
    }

    /** The definition leads to a state that it does not have: that is drawn, and said. */
    private void missing(@Nullable Node source, String to, Kind kind, String label) {
        if (source == null) {
            return;
        }
        Node missing = Node.missing(Drawing.missing(source.id, to), Names.width(Drawing.missingText(to), 32, 96,
                WIDEST));
        source.pills.add(missing);
        pillEdges.computeIfAbsent(source, _ -> new ArrayList<>()).add(new Edge(source, missing, kind, label, List
                .of()));
    }

    private void markUnreachable(String startAt) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(startAt));
        while (!open.isEmpty()) {
            String name = open.removeLast();
            Node node = nodes.get(name);
            if (node != null && reached.add(name)) {
                node.state.ifPresent(s -> open.addAll(s.targets()));
            }
        }
        nodes.values().stream().filter(n -> n.state.isPresent() && !reached.contains(n.id)).forEach(
                n -> n.unreachable = true);
    }

    /** Marks the edges that lead back to a state on the way to them. */
    private void turnBackEdges(String startAt) {
        Set<Node> done = new HashSet<>();
        Set<Node> onTheWay = new HashSet<>();
        Node start = nodes.getOrDefault(Drawing.START, nodes.get(startAt));
        if (start != null) {
            visit(start, done, onTheWay);
        }
        List.copyOf(nodes.values()).forEach(n -> visit(n, done, onTheWay));
    }

    private void visit(Node node, Set<Node> done, Set<Node> onTheWay) {
        if (!done.add(node)) {
            return;
        }
        node.order = done.size();
        onTheWay.add(node);
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            if (edge.from() == node && !edge.isBack()) {
                if (onTheWay.contains(edge.to())) {
                    edges.set(i, new Edge(edge.from(), edge.to(), Kind.BACK, edge.label(), edge.chain()));
                } else {
                    visit(edge.to(), done, onTheWay);
                }
            }
        }
        onTheWay.remove(node);
    }
}
