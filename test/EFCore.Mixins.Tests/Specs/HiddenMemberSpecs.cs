using System.Text.Json;
using System.Text.Json.Serialization;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Conditions of <c>[JsonIgnore]</c>, and columns on private fields and properties.</summary>
public abstract class HiddenMemberSpecs(Backend backend) : RecordSpecs(backend)
{
    private static readonly JsonSerializerOptions Plain = new();
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly JsonSerializerOptions WithoutDefaults = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [Fact]
    public virtual void Conditions_hold_as_in_System_Text_Json()
    {
        foreach (var options in (JsonSerializerOptions[])[Plain, WithoutNulls, WithoutDefaults])
        {
            foreach (var folder in (Folder[])
            [
                new() { Name = "a" },
                new() { Name = "a", Label = "l", Sheets = 1, Copies = 0, Shelf = "s", Room = "r", Id = 7 },
                new() { Name = "" },
            ])
            {
                var expected = JsonSerializer.SerializeToNode(folder, options)!.AsObject(); // an object is no null
                var actual = folder.ToJsonNode(options: options);
                Assert.Equal(
                    expected.OrderBy(member => member.Key).Select(member => $"{member.Key}: {member.Value}"),
                    actual.OrderBy(member => member.Key).Select(member => $"{member.Key}: {member.Value}"));
            }
        }
    }

    [Fact]
    public virtual async Task A_hidden_column_is_stored_and_not_serialized()
    {
        var folder = new Folder { Name = "a" }.Close("x");
        await folder.SaveAsync(cancellationToken: Cancellation);
        var same = await Folder.FindOrFailAsync(folder.Id, cancellationToken: Cancellation);

        Assert.Equal(("x", "x"), same.Open());
        Assert.DoesNotContain("seal", same.ToJsonNode(options: Plain).Select(member => member.Key));
        Assert.DoesNotContain("Stamp", same.ToJsonNode(options: Plain).Select(member => member.Key));
        Assert.DoesNotContain("seal", same.ToDictionary().Keys);
        Assert.DoesNotContain("Stamp", Folder.SettableAttributes);
    }

    [Fact]
    public virtual void A_hidden_column_is_serialized_if_it_is_named()
    {
        var folder = new Folder { Name = "a" }.Close("x");
        Assert.Equal(["Name", "seal"], folder.ToDictionary(include: ["name", "seal"]).Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""{"Stamp":"x","seal":"x"}""", folder.ToJsonNode(include: ["seal", "stamp"], options: Plain).ToJsonString());
    }

    [Fact]
    public virtual async Task A_hidden_column_is_set_if_it_is_named()
    {
        var folder = new Folder { Name = "a" };
        var refused = Assert.Throws<FillException>(() => folder.Fill(new { seal = "y", Stamp = "y" }));
        Assert.Equal(
            [("seal", FillProblemKind.NotSettable), ("Stamp", FillProblemKind.NotSettable)],
            refused.Problems.Select(problem => (problem.Name, problem.Kind)).OrderBy(problem => problem.Name, StringComparer.OrdinalIgnoreCase));
        await Assert.ThrowsAsync<FillException>(() => Folder.CreateAsync(new { Name = "a", Seal = "y" }, cancellationToken: Cancellation));
        folder.Fill(new { seal = "y", Stamp = "z" }, only: ["seal", "stamp"]);
        Assert.Equal(("y", "z"), folder.Open());
    }
}
