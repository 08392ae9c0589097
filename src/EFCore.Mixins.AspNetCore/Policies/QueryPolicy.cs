using EFCore.Mixins.Policies;

namespace EFCore.Mixins;

/// <summary>The base class of policies; see <see cref="QueryPolicy{T}"/>.</summary>
public abstract class QueryPolicy
{
    private protected QueryPolicy(Type entityClass) => EntityClass = entityClass;

    /// <summary>The entity class of the rows.</summary>
    public Type EntityClass { get; }

    /// <summary>The rules so far.</summary>
    internal PolicyRules Rules { get; private protected set; } = PolicyRules.None;

    /// <summary>Returns the policy of the attributes of a class, such as <see cref="FilterableAttribute"/>.</summary>
    public static QueryPolicy<T> FromAttributes<T>()
        where T : class, IQueryMixin
        => new(AttributeRules.Of(typeof(T)));
}
