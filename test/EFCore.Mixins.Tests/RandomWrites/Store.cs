using System.Collections.Immutable;
using Columns = System.Collections.Immutable.ImmutableSortedDictionary<string, object?>;

namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>The expected rows. Each change returns a new store, so that a rollback can restore an earlier one.</summary>
internal sealed record Store
{
    public ImmutableSortedDictionary<int, Columns> Holders { get; init; } = ImmutableSortedDictionary<int, Columns>.Empty;

    public ImmutableSortedDictionary<int, Columns> Leaves { get; init; } = ImmutableSortedDictionary<int, Columns>.Empty;

    public ImmutableSortedSet<(int Holder, string Mark)> Links { get; init; } = ImmutableSortedSet<(int, string)>.Empty;

    public Columns? Find(bool isLeaf, int id) => (isLeaf ? Leaves : Holders).GetValueOrDefault(id);

    public Store With(bool isLeaf, int id, Columns row)
        => isLeaf ? this with { Leaves = Leaves.SetItem(id, row) } : this with { Holders = Holders.SetItem(id, row) };

    /// <summary>Deletes a row according to the delete behavior of the foreign keys.</summary>
    public Store Without(bool isLeaf, int id, Mapping mapping)
        => isLeaf ? this with { Leaves = Leaves.Remove(id) }
            : !mapping.HasConstraints ? this with { Holders = Holders.Remove(id), Links = Links.Except(Links.Where(link => link.Holder == id)) }
            : this with
            {
                Holders = Holders.Remove(id).ToImmutableSortedDictionary(row => row.Key, row => Released(row.Value, id)),
                Leaves = mapping.NeedsHolder
                ? Leaves.RemoveRange(Leaves.Where(leaf => Refers(leaf.Value, "HolderId", id)).Select(leaf => leaf.Key))
                : Leaves.ToImmutableSortedDictionary(leaf => leaf.Key, leaf => Released(leaf.Value, id)),
                Links = Links.Except(Links.Where(link => link.Holder == id)),
            };

    public override string ToString()
        => string.Join(
            "\n",
            [
                .. Holders.Select(row => $"    holder {row.Key}: {Row.Text(row.Value)}"),
                .. Leaves.Select(row => $"    leaf {row.Key}: {Row.Text(row.Value)}"),
                $"    links {string.Join(" ", Links)}",
            ]);

    /// <summary>The store without the references to a deleted holder that another store does not have either.</summary>
    public Store ReleasedAs(Store other, int id)
        => this with
        {
            Holders = Holders.ToImmutableSortedDictionary(row => row.Key, row => ReleasedAs(row.Value, other.Find(isLeaf: false, row.Key), id)),
            Leaves = Leaves.ToImmutableSortedDictionary(row => row.Key, row => ReleasedAs(row.Value, other.Find(isLeaf: true, row.Key), id)),
        };

    private static Columns ReleasedAs(Columns row, Columns? other, int id) => other is not null && Row.AreEqual(Released(row, id), other) ? other : row;

    /// <summary>The row with null references to a holder.</summary>
    public static Columns Released(Columns row, int id)
        => row.SetItems(
            new[] { "BossId", "HolderId" }.Where(column => Refers(row, column, id)).Select(column => KeyValuePair.Create<string, object?>(column, null)));

    private static bool Refers(Columns row, string column, int id) => row.GetValueOrDefault(column) is int value && value == id;
}
