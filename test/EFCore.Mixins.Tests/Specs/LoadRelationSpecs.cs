using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Every kind of relation, with every strategy and every tracking behavior, contains the same rows as with EF's Include.</summary>
public abstract class LoadRelationSpecs(Backend backend) : LoadSpecs(backend)
{
    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Collections(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<User>(strategy, tracking, users => users.OrderBy(user => user.Id), "Posts", "Comments");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task References(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Comment>(strategy, tracking, comments => comments.OrderBy(comment => comment.Id), "Author", "Post");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Collections_of_collections(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<User>(strategy, tracking, users => users.OrderBy(user => user.Id), "Posts.Comments.Author", "Posts.Tags");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task References_of_references(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Comment>(strategy, tracking, comments => comments.OrderBy(comment => comment.Id), "Post.User");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Many_to_many(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Post>(strategy, tracking, posts => posts.OrderBy(post => post.Id), "Tags");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Many_to_many_over_a_class(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Club>(strategy, tracking, clubs => clubs.OrderBy(club => club.Id), "Members.Passport");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Many_to_many_from_the_other_side(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Person>(strategy, tracking, people => people.OrderBy(person => person.Id), "Clubs");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Many_to_many_of_one_class(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Person>(strategy, tracking, people => people.OrderBy(person => person.Id), "Friends");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task One_to_one_from_the_principal(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Person>(strategy, tracking, people => people.OrderBy(person => person.Id), "Passport");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task One_to_one_from_the_dependent(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Passport>(strategy, tracking, passports => passports.OrderBy(passport => passport.Id), "Person");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Relations_of_a_derived_class_over_a_shadow_foreign_key(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Person>(strategy, tracking, people => people.OrderBy(person => person.Id), "Coached", "Passport");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task A_reference_to_a_derived_class_over_a_shadow_foreign_key(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Club>(strategy, tracking, clubs => clubs.OrderBy(club => club.Id), "Coach.Friends");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Shadow_keys(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Reminder>(strategy, tracking, reminders => reminders.OrderBy(reminder => reminder.Id), "Note");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Relations_of_a_base_class(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Animal>(strategy, tracking, animals => animals.OrderBy(animal => animal.Id), "Owner.Posts");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Relations_of_an_owned_type(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Club>(strategy, tracking, clubs => clubs.OrderBy(club => club.Id), "Venue.Country");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Composite_keys(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Parcel>(strategy, tracking, parcels => parcels.OrderBy(parcel => parcel.Id), "Line.Order");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Alternate_keys(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Brand>(strategy, tracking, brands => brands.OrderBy(brand => brand.Id), "Parcels.Line");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Foreign_keys_to_alternate_keys(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Parcel>(strategy, tracking, parcels => parcels.OrderBy(parcel => parcel.Id), "Brand");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Converted_keys(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Customer>(strategy, tracking, customers => customers.OrderBy(customer => customer.Name), "Orders.Lines", "Country");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Converted_foreign_keys(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Order>(strategy, tracking, orders => orders.OrderBy(order => order.Id), "Customer.Country", "Lines");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Trees(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Document>(strategy, tracking, documents => documents.Where(document => document.Parent == null), "Children.Children");

    [Theory]
    [MemberData(nameof(Ways))]
    public virtual Task Pages(LoadStrategy strategy, QueryTrackingBehavior tracking)
        => SameAsIncludes<Post>(
            strategy,
            tracking,
            posts => posts.Where(post => post.Rating != 2).OrderByDescending(post => post.Id).Skip(1).Take(3),
            "Comments",
            "User",
            "Tags");
}
