package io.sallyport.gateway.integrate;

import io.sallyport.runtime.config.BadSetting;
import io.sallyport.runtime.config.Settings;

/**
 * Where HTTP integrations may go. Link-local addresses never.
 *
 * @param privateToo whether private and loopback addresses are allowed
 * @param pool       connections kept to one address
 */
public record BackendSettings(boolean privateToo, int pool) {

    /** {@code SALLYPORT_BACKENDS}: {@code any} or {@code public}. */
    public static BackendSettings read(Settings settings, boolean embedded) {
        var reach = settings.get("SALLYPORT_BACKENDS", embedded ? "any" : "public");
        return switch (reach) {
            case "any" -> new BackendSettings(true, 64);
            case "public" -> new BackendSettings(false, 64);
            default -> throw new BadSetting("SALLYPORT_BACKENDS must be any or public, not '" + reach + "'");
        };
    }
}
