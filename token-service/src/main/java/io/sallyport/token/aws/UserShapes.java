package io.sallyport.token.aws;

import io.sallyport.token.core.Address;
import io.sallyport.token.core.User;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** Users on the wire. */
final class UserShapes {
    private UserShapes() {}

    /** @param shown which attributes are */
    static List<AttributeType> attributes(User user, Predicate<String> shown) {
        var list = new ArrayList<AttributeType>();
        new TreeMap<>(user.attributes()).forEach((name, value) -> {
            if (shown.test(name)) {
                list.add(attribute(name, value));
            }
        });
        if (shown.test("sub")) {
            list.add(attribute("sub", user.sub()));
        }
        return list;
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    static UserType user(User user, Predicate<String> shown) {
        return UserType.builder()
                .username(user.username())
                .attributes(attributes(user, shown))
                .userCreateDate(user.createdAt())
                .userLastModifiedDate(user.modifiedAt())
                .enabled(user.enabled())
                .userStatus(user.status().name())
                .build();
    }

    static AdminGetUserResponse gotten(User user) {
        return AdminGetUserResponse.builder()
                .username(user.username())
                .userAttributes(attributes(user, name -> true))
                .userCreateDate(user.createdAt())
                .userLastModifiedDate(user.modifiedAt())
                .enabled(user.enabled())
                .userStatus(user.status().name())
                .build();
    }

    static CodeDeliveryDetailsType delivery(Address address) {
        return CodeDeliveryDetailsType.builder()
                .attributeName(address.attribute())
                .deliveryMedium(address.medium())
                .destination(address.masked())
                .build();
    }
}
