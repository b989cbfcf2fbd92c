package dev.signalbox.console.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.manual.Manual;
import dev.signalbox.console.model.manual.ManualLink;
import dev.signalbox.console.model.manual.ManualPage;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;

/** Nothing in the manual leads nowhere, and nothing that belongs to it is out of reach. */
class ManualLinksTest {
    private static final Pattern PICTURE = Pattern.compile("pictures/[a-z0-9-]+\\.png");

    private final Manual manual = Sources.manual();
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> pictures = new HashSet<>();

    @Test
    void leadSomewhere() {
        manual.pages().forEach(page -> page.document().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                check(page, link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                picture(page, image.getDestination(), image.getFirstChild() != null);
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPageIsInTheContentsAndBeginsWithItsTitle() throws Exception {
        assertThat(manual.pages()).extracting(p -> p.name() + ".md").containsExactlyInAnyOrderElementsOf(Sources.files(
                Sources.PAGES, ".md").stream().map(f -> f.getFileName().toString()).toList());
        assertThat(manual.contents()).isNotEmpty();
        assertThat(manual.pages()).allSatisfy(page -> {
            assertThat(page.sections()).as(page.name()).isNotEmpty();
            assertThat(page.document().getFirstChild()).as("first line of " + page.name() + ".md")
                    .isInstanceOfSatisfying(Heading.class, h -> assertThat(h.getLevel()).isEqualTo(
                            1));
        });
    }

    @Test
    void everyPictureIsShown() throws Exception {
        leadSomewhere();
        assertThat(Sources.files(Sources.BOOK.resolve("pictures"), ".png")).allSatisfy(file -> assertThat(pictures).as(
                "no page shows " + file).contains("pictures/" + file.getFileName().toString().replace("-dark.png",
                        ".png")));
    }

    private void check(ManualPage page, String destination) {
        boolean right = switch (ManualLink.of(destination, page.name())) {
            case ManualLink.ToPage(var place) -> manual.has(place);
            case ManualLink.ToWeb(var address) -> isAddress(address);
            case ManualLink.ToFile(var path) -> Files.exists(Sources.PAGES.resolve(path.replaceFirst("#.*", "")));
        };
        if (!right) {
            wrong.add(page.name() + ".md leads to " + destination);
        }
    }

    private void picture(ManualPage page, String destination, boolean described) {
        pictures.add(destination);
        if (!PICTURE.matcher(destination).matches() || !Files.exists(Sources.BOOK.resolve(destination))) {
            wrong.add(page.name() + ".md shows " + destination + ", which is not in packaging/manual/pictures");
        }
        if (!described) {
            wrong.add(page.name() + ".md shows " + destination + " and does not say what is to be seen: ![words](…)");
        }
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getHost().contains(".")
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
