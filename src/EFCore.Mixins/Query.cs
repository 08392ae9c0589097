using EFCore.Mixins.Statements;

namespace EFCore.Mixins;

/// <summary>The members of <see cref="IQueryMixin"/>.</summary>
public static class Query
{
    extension<T>(T)
        where T : class, IQueryMixin
    {
        /// <summary>The bare statement: every row.</summary>
        public static IQueryable<T> Select() => Statement.Create<T>();
    }
}
