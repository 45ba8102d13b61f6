/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-snippet-form.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (StudioSnippetForm,
                    studio_snippet_form,
                    G_DEFINE_ENUM_VALUE (STUDIO_SNIPPET_CURL, "curl"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SNIPPET_HEROKU, "heroku"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SNIPPET_PYTHON, "python"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SNIPPET_RUBY, "ruby"),
                    G_DEFINE_ENUM_VALUE (STUDIO_SNIPPET_JAVASCRIPT, "javascript"))

/**
 * studio_snippet_form_to_string:
 * @form: a form
 *
 * Returns: (transfer none): the word for it on the command line, such as `curl`
 */
const char *
studio_snippet_form_to_string (StudioSnippetForm form)
{
  g_autoptr (GEnumClass) forms = g_type_class_ref (STUDIO_TYPE_SNIPPET_FORM);
  const GEnumValue *value = g_enum_get_value (forms, (int) form);

  return value == NULL ? "curl" : value->value_nick;
}

/**
 * studio_snippet_form_from_string:
 * @text: (nullable): `curl`, `heroku`, `python`, `ruby` or `javascript`
 * @form: (out): where to put the form
 * @error: return location; %STUDIO_ERROR_USAGE
 *
 * Returns: whether @text names a form
 */
gboolean
studio_snippet_form_from_string (const char *text, StudioSnippetForm *form, GError **error)
{
  g_autoptr (GEnumClass) forms = g_type_class_ref (STUDIO_TYPE_SNIPPET_FORM);
  const GEnumValue *value = text == NULL ? NULL : g_enum_get_value_by_nick (forms, text);

  if (value == NULL)
    {
      g_set_error (error,
                   STUDIO_ERROR,
                   STUDIO_ERROR_USAGE,
                   _ ("“%s” is none of curl, heroku, python, ruby and javascript."),
                   text == NULL ? "" : text);
      return FALSE;
    }
  *form = (StudioSnippetForm) value->value;
  return TRUE;
}
