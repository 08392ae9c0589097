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
            ((Leaf)instance).Holder = other;
            return;
        }

        holder.Leaves.Clear();
        holder.Leaves.AddRange(leaves);
        holder.Team.Clear();
        holder.Team.AddRange(team);
        var isSelf = ReferenceEquals(holder.Boss, holder) || ReferenceEquals(other, holder);
        holder.Boss = !isSelf ? other : holder.BossId == holder.Id ? holder : null; // a refresh sets it, too
    }
}
