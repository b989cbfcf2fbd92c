package dev.signalbox.console.screen.overview;

/** What is in a card. */
interface CardBody {
    /** Says again what is known now; ages go on. */
    void render();
}
