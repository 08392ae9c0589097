using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The provider maps no lists of values: a member with a converter holds one as text, of which nothing is known in a filter.</summary>
public sealed partial class ListMemberMySqlTests
{
    public override Task Conditions_on_lists_find_their_rows()
    {
        AssertRefused("labels__has", "red");
        AssertRefused("labels__has_any", new[] { "red" });
        AssertRefused("labels__has_all", new[] { "red" });
        return Task.CompletedTask;
    }

    public override Task One_shape_serves_all_values() => Conditions_on_lists_find_their_rows();

    public override void What_a_list_cannot_hold_is_refused() => AssertRefused("labels__has", 5);

    public override void A_list_that_holds_no_null_is_not_asked_for_one() => AssertRefused("marks__has_any", new int?[] { 1, null });

    private static void AssertRefused(string key, object value)
    {
        var problem = Assert.Single(Assert.Throws<FilterException>(() => Sheet.Where(new Dictionary<string, object?> { [key] = value })).Problems);
        Assert.Equal((FilterProblemKind.OperatorNotForType, key), (problem.Kind, problem.Key));
    }
}
