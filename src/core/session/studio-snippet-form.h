/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioSnippetForm:
 * @STUDIO_SNIPPET_CURL: a POSIX shell line with curl, jq and base64
 * @STUDIO_SNIPPET_HEROKU: a call of the Heroku CLI
 * @STUDIO_SNIPPET_PYTHON: Python 3, standard library only
 * @STUDIO_SNIPPET_RUBY: Ruby, standard library only
 * @STUDIO_SNIPPET_JAVASCRIPT: Node.js 18 or newer, nothing installed
 *
 * The ways of calling the service that the Heroku documentation teaches.
 */
typedef enum
{
  STUDIO_SNIPPET_CURL,
  STUDIO_SNIPPET_HEROKU,
  STUDIO_SNIPPET_PYTHON,
  STUDIO_SNIPPET_RUBY,
  STUDIO_SNIPPET_JAVASCRIPT,
} StudioSnippetForm;

#define STUDIO_TYPE_SNIPPET_FORM (studio_snippet_form_get_type ())
GType studio_snippet_form_get_type (void);

const char *studio_snippet_form_to_string (StudioSnippetForm form);
gboolean studio_snippet_form_from_string (const char *text,
                                          StudioSnippetForm *form,
                                          GError **error);

G_END_DECLS
