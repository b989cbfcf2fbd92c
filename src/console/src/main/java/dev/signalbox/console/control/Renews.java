package dev.signalbox.console.control;

/** A cell whose words change with time though its row does not. */
interface Renews {
    void renew();
}
