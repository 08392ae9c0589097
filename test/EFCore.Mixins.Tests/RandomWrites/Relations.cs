namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>What the relations of an instance held.</summary>
internal sealed class Relations
{
    private readonly object instance;
    private readonly List<Leaf> leaves = [];
    private readonly List<Holder> team = [];
    private readonly Holder? other;

    /// <summary>The relations of an instance, or those that one without any would have.</summary>
    public Relations(object instance, bool isEmpty = false)
    {
        this.instance = instance;
        if (isEmpty)
            return;
        if (instance is Holder holder)
            (leaves, team, other) = ([.. holder.Leaves], [.. holder.Team], holder.Boss);
        else
            other = ((Leaf)instance).Holder;
    }

    public void Restore()
    {
        if (instance is not Holder holder)
        {
            var leaf = (Leaf)instance;
            leaf.Holder = Kept(leaf.Holder, leaf.HolderId);
            return;
        }

        holder.Leaves.Clear();
        holder.Leaves.AddRange(leaves);
        holder.Team.Clear();
        holder.Team.AddRange(team);
        holder.Boss = Kept(holder.Boss, holder.BossId);
    }

    /// <summary>What a reference held, unless the row was read since, and the key is that of what it holds now.</summary>
    private Holder? Kept(Holder? present, int? key) => present is not null && present.Id == key && other?.Id != key ? present : other;
}
