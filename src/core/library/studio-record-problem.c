/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-problem.h"

G_DEFINE_ENUM_TYPE (StudioRecordProblem,
                    studio_record_problem,
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_PROBLEM_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_PROBLEM_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_PROBLEM_CHANGED, "changed"))

/**
 * studio_record_problem_to_string:
 * @problem: a problem
 *
 * Returns: (transfer none) (nullable): its word in the database and in JSON, not translated; %NULL
 *   for none
 */
const char *
studio_record_problem_to_string (StudioRecordProblem problem)
{
  switch (problem)
    {
    case STUDIO_RECORD_PROBLEM_MISSING:
      return "missing";
    case STUDIO_RECORD_PROBLEM_CHANGED:
      return "changed";
    case STUDIO_RECORD_PROBLEM_NONE:
    default:
      return NULL;
    }
}

/**
 * studio_record_problem_from_string:
 * @text: (nullable): a word
 *
 * Returns: its problem; none for any other word
 */
StudioRecordProblem
studio_record_problem_from_string (const char *text)
{
  if (g_strcmp0 (text, "missing") == 0)
    return STUDIO_RECORD_PROBLEM_MISSING;
  if (g_strcmp0 (text, "changed") == 0)
    return STUDIO_RECORD_PROBLEM_CHANGED;
  return STUDIO_RECORD_PROBLEM_NONE;
}
