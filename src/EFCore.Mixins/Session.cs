using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>The members of <see cref="ISessionMixin"/>.</summary>
public static class Session
{
    extension<T>(T)
        where T : class, ISessionMixin
    {
        /// <summary>Opens the context that a call would use: the given one, else the ambient one, else an owned one.</summary>
        public static ValueTask<ContextScope> OpenScopeAsync(DbContext? context = null, CancellationToken cancellationToken = default)
            => ContextBindings.OpenAsync(typeof(T), context, cancellationToken);
    }
}
