/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-database.h"
#include "studio-query.h"
#include "studio-search.h"

G_BEGIN_DECLS

/**
 * StudioQuerySql:
 * @text: the statement
 * @values: (element-type GVariant): its parameters in order: texts and int64
 *
 * A query as SQL. Whatever a person typed is a parameter.
 */
typedef struct
{
  GString *text;
  GPtrArray *values;
} StudioQuerySql;

/* What a listing reads of each row. */
typedef enum
{
  STUDIO_QUERY_COLUMN_ID,
  STUDIO_QUERY_COLUMN_CREATED_US,
  STUDIO_QUERY_COLUMN_RUN,
  STUDIO_QUERY_COLUMN_RATING,
  STUDIO_QUERY_COLUMN_SEED,
} StudioQueryColumn;

StudioQuerySql *studio_query_sql_new_ids (const StudioQuery *query, const StudioSearch *search);
StudioQuerySql *studio_query_sql_new_rows (const StudioQuery *query,
                                           const StudioSearch *search,
                                           guint limit);
StudioQuerySql *studio_query_sql_new_first_rows (const StudioQuery *query,
                                                 const StudioSearch *search,
                                                 guint limit);
StudioQuerySql *studio_query_sql_new_match (const char *match, gboolean one);
void studio_query_sql_free (StudioQuerySql *self);
StudioStatement *studio_query_sql_prepare (const StudioQuerySql *self,
                                           StudioDatabase *database,
                                           const char *action,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioQuerySql, studio_query_sql_free)

G_END_DECLS
