package io.sallyport.token.aws;

import static io.sallyport.token.aws.Members.notBuilt;

import io.sallyport.awswire.Shapes;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.ClientSettings;
import io.sallyport.token.core.Flow;
import io.sallyport.token.core.Lifetimes;
import io.sallyport.token.core.Pool;
import io.sallyport.token.core.TokenUnit;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TokenValidityUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Clients of user pools on the wire. */
final class ClientShapes {
    /** Flows that a client may be told to allow although signing in by them is refused as not built: AWS's default has one. */
    private static final Set<String> REFUSED_FLOWS = Set.of("ALLOW_USER_AUTH", "CUSTOM_AUTH_FLOW_ONLY");

    private ClientShapes() {}

    static ClientSettings settings(Pool pool, CreateUserPoolClientRequest r) {
        refuseNotBuilt(r);
        var flows = r.explicitAuthFlowsAsStrings().isEmpty() ? Flow.USUAL : r.explicitAuthFlowsAsStrings();
        flows.stream().filter(REFUSED_FLOWS::contains).findFirst().ifPresent(flow -> notBuilt(flow, true));
        var settings = new ClientSettings(
                flows,
                lifetimes(r),
                known(pool, r.readAttributes()),
                known(pool, r.writeAttributes()),
                "ENABLED".equals(r.preventUserExistenceErrorsAsString()),
                !Boolean.FALSE.equals(r.enableTokenRevocation()),
                r.supportedIdentityProviders());
        settings.flows();
        return settings;
    }

    private static void refuseNotBuilt(CreateUserPoolClientRequest r) {
        notBuilt("CallbackURLs", r.callbackURLs());
        notBuilt("LogoutURLs", r.logoutURLs());
        notBuilt("DefaultRedirectURI", r.defaultRedirectURI());
        notBuilt("AllowedOAuthFlows", r.allowedOAuthFlows());
        notBuilt("AllowedOAuthScopes", r.allowedOAuthScopes());
        notBuilt("AnalyticsConfiguration", r.analyticsConfiguration());
        refuseTrue("AllowedOAuthFlowsUserPoolClient", r.allowedOAuthFlowsUserPoolClient());
        refuseTrue("EnablePropagateAdditionalUserContextData", r.enablePropagateAdditionalUserContextData());
        if (r.refreshTokenRotation() != null) {
            Members.onlyBuilt("RefreshTokenRotation", r.refreshTokenRotation().featureAsString(), "DISABLED");
        }
        r.supportedIdentityProviders()
                .forEach(name -> Members.onlyBuilt("SupportedIdentityProviders", name, "COGNITO"));
    }

    private static void refuseTrue(String member, @Nullable Boolean sent) {
        if (Boolean.TRUE.equals(sent)) {
            throw new Refusal(GatewayFailure.INVALID_REQUEST, member + " is not built yet");
        }
    }

    private static List<String> known(Pool pool, List<String> attributes) {
        var rules = pool.settings().schema().rules();
        attributes.forEach(name -> {
            if (rules.stream().noneMatch(rule -> rule.name().equals(name))) {
                throw Members.invalid(
                        "Invalid attribute specified as read or write attribute while creating a client: " + name);
            }
        });
        return attributes;
    }

    private static Lifetimes lifetimes(CreateUserPoolClientRequest r) {
        var units = Optional.ofNullable(r.tokenValidityUnits());
        return new Lifetimes(
                Optional.ofNullable(r.accessTokenValidity()),
                units.map(TokenValidityUnitsType::accessTokenAsString).map(ClientShapes::unit),
                Optional.ofNullable(r.idTokenValidity()),
                units.map(TokenValidityUnitsType::idTokenAsString).map(ClientShapes::unit),
                refresh(r),
                units.map(TokenValidityUnitsType::refreshTokenAsString).map(ClientShapes::unit),
                Optional.ofNullable(r.authSessionValidity()).orElse(Lifetimes.USUAL_SESSION_MINUTES));
    }

    /** Zero stands for the usual 30 days; with another unit given it is simply wrong. */
    private static int refresh(CreateUserPoolClientRequest r) {
        var unit =
                r.tokenValidityUnits() == null ? null : r.tokenValidityUnits().refreshTokenAsString();
        var wanted = Optional.ofNullable(r.refreshTokenValidity());
        var inDays = unit == null || unit.equals("days");
        if (inDays) {
            return wanted.filter(days -> days > 0).orElse(Lifetimes.USUAL_REFRESH_DAYS);
        }
        return wanted.orElseThrow(() -> Members.invalid("RefreshTokenValidity is needed with a unit for it."));
    }

    private static TokenUnit unit(String name) {
        return TokenUnit.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static Client changed(Pool pool, Client client, UpdateUserPoolClientRequest r, Instant at) {
        var request = CreateUserPoolClientRequest.builder();
        Shapes.copy(r, request);
        return client.changed(
                Optional.ofNullable(r.clientName()).orElse(client.name()), settings(pool, request.build()), at);
    }

    static UserPoolClientType shape(Client client) {
        var settings = client.settings();
        var lifetimes = settings.lifetimes();
        return UserPoolClientType.builder()
                .userPoolId(client.poolId())
                .clientId(client.id())
                .clientName(client.name())
                .clientSecret(client.secret().map(Secret::reveal).orElse(null))
                .creationDate(client.createdAt())
                .lastModifiedDate(client.modifiedAt())
                .explicitAuthFlowsWithStrings(settings.explicitFlows())
                .refreshTokenValidity(lifetimes.refresh())
                .accessTokenValidity(lifetimes.access().orElse(null))
                .idTokenValidity(lifetimes.id().orElse(null))
                .tokenValidityUnits(units(lifetimes))
                .readAttributes(orNone(settings.readable()))
                .writeAttributes(orNone(settings.writable()))
                .supportedIdentityProviders(orNone(settings.identityProviders()))
                .allowedOAuthFlowsUserPoolClient(false)
                .preventUserExistenceErrors(settings.hidesUnknownUsers() ? "ENABLED" : "LEGACY")
                .enableTokenRevocation(settings.revocable())
                .enablePropagateAdditionalUserContextData(false)
                .authSessionValidity(lifetimes.sessionMinutes())
                .build();
    }

    private static TokenValidityUnitsType units(Lifetimes lifetimes) {
        return TokenValidityUnitsType.builder()
                .accessToken(lifetimes.accessUnit().map(ClientShapes::word).orElse(null))
                .idToken(lifetimes.idUnit().map(ClientShapes::word).orElse(null))
                .refreshToken(lifetimes.refreshUnit().map(ClientShapes::word).orElse(null))
                .build();
    }

    private static String word(TokenUnit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private static java.util.@Nullable Collection<String> orNone(List<String> names) {
        return names.isEmpty() ? null : names;
    }

    static UserPoolClientDescription description(Client client) {
        return UserPoolClientDescription.builder()
                .clientId(client.id())
                .userPoolId(client.poolId())
                .clientName(client.name())
                .build();
    }
}
