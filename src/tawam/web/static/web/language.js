// The link to the other language takes along what was typed: it presses the button of the form that has one for that.
(() => {
  "use strict";
  const changed = (field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
      : field.options ? [...field.options].some((one) => one.selected !== one.defaultSelected) && !untouched(field)
      : field.type !== "hidden" && field.type !== "file" && field.value !== field.defaultValue;
  // A list of which no entry is marked as chosen shows its first one.
  const untouched = (list) => ![...list.options].some((one) => one.defaultSelected) && list.selectedIndex === 0;
  const typed = (form) => [...form.elements].some((field) => "defaultValue" in field || field.options ? changed(field) : false);
  // A form that was refused stands on the page as the answer to its own sending.
  const sent = (form) => document.body.dataset.sent === new URL(form.action).pathname && !form.closest("details:not([open])");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.language");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const buttons = [...document.querySelectorAll("[data-other-language]")];
    const button = buttons.find((one) => typed(one.form)) ?? buttons.find((one) => sent(one.form));
    if (!button) return;
    event.preventDefault();
    for (const field of button.form.querySelectorAll("input[type=file]")) field.disabled = true;
    button.click();
  });
})();
