using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Queries;

/// <summary>The condition that columns of a row hold a wanted key.</summary>
internal delegate Expression KeyCondition(Expression row, IReadOnlyList<IProperty> columns);
